package dev.conversations.api.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.conversations.api.problem.ErrorCode;
import dev.conversations.api.problem.Problem;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads one JSON object as RFC 8259 has it, in UTF-8 and nothing else: no duplicate
 * names, nothing behind it, and no deeper than any request of ours goes.
 */
final class JsonBody {

	private static final int MAX_DEPTH = 16;

	private static final JsonFactory JSON = JsonFactory.builder()
		.streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
		.build();

	private JsonBody() {
	}

	/**
	 * The members of the object: strings, booleans, numbers, lists, maps, or null.
	 * @throws Problem if the bytes are no such object
	 */
	static Map<String, @Nullable Object> read(ByteBuffer bytes) {
		String text = decode(bytes);
		if (text.isBlank()) {
			throw malformed("The body is empty; it must be a JSON object.");
		}
		try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
			if (parser.nextToken() != JsonToken.START_OBJECT) {
				throw malformed("The body must be a JSON object.");
			}
			Map<String, @Nullable Object> members = members(parser, "");
			if (parser.nextToken() != null) {
				throw malformed("The body must be one JSON object with nothing behind it.");
			}
			return members;
		}
		catch (StreamConstraintsException ex) {
			throw malformed("The body is nested too deeply, or has a name or number that is too long.");
		}
		catch (StreamReadException ex) {
			throw malformed("The body is not valid JSON (line %d, column %d).".formatted(ex.getLocation().getLineNr(),
					ex.getLocation().getColumnNr()));
		}
	}

	private static String decode(ByteBuffer bytes) {
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
		}
		catch (CharacterCodingException ex) {
			throw malformed("The body is not valid UTF-8.");
		}
	}

	private static Map<String, @Nullable Object> members(JsonParser parser, String path) {
		Map<String, @Nullable Object> members = new LinkedHashMap<>();
		while (parser.nextToken() != JsonToken.END_OBJECT) {
			String name = parser.currentName();
			String at = path + name;
			parser.nextToken();
			if (members.containsKey(name)) {
				throw Problem.at(ErrorCode.MALFORMED_JSON, Texts.shown(at), "The body names a field twice.");
			}
			members.put(name, value(parser, at));
		}
		return members;
	}

	private static @Nullable Object value(JsonParser parser, String path) {
		return switch (parser.currentToken()) {
			case START_OBJECT -> members(parser, path + ".");
			case START_ARRAY -> elements(parser, path);
			case VALUE_STRING -> parser.getString();
			case VALUE_TRUE -> Boolean.TRUE;
			case VALUE_FALSE -> Boolean.FALSE;
			case VALUE_NULL -> null;
			case VALUE_NUMBER_INT -> wholeNumber(parser);
			// No field of ours is a fraction, so its value is of no interest.
			default -> Double.NaN;
		};
	}

	private static Object wholeNumber(JsonParser parser) {
		boolean fits = parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
		return fits ? (Object) parser.getLongValue() : Double.NaN;
	}

	private static List<@Nullable Object> elements(JsonParser parser, String path) {
		List<@Nullable Object> elements = new ArrayList<>();
		while (parser.nextToken() != JsonToken.END_ARRAY) {
			elements.add(value(parser, path + "[" + elements.size() + "]"));
		}
		return elements;
	}

	private static Problem malformed(String sentence) {
		return Problem.of(ErrorCode.MALFORMED_JSON, sentence);
	}

}
