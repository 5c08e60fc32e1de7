package dev.conversations.api.conversation;

import java.nio.charset.StandardCharsets;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.conversations.api.problem.Problem;

import static org.assertj.core.api.Assertions.assertThat;

/** Any text is refused by the name of its parameter, or is the cursor that it says. */
class CursorFuzzTest {

	@FuzzTest(maxDuration = "2m")
	void anyTextIsRefusedOrComesBack(byte[] bytes) {
		String text = new String(bytes, StandardCharsets.UTF_8);
		try {
			assertThat(Cursor.parse(text).text()).isEqualTo(text);
		}
		catch (Problem problem) {
			assertThat(problem.field()).isEqualTo("cursor");
		}
	}

}
