package dev.conversations.schema.wire;

import org.apache.avro.Schema;

/** Schemas that nobody registers who means well, under the name of a generated class. */
final class HostileSchemas {

	private HostileSchemas() {
	}

	/** A record within itself: each byte of the data is one step deeper. */
	static Schema recursive() {
		return with(
				"{'name':'junk','type':{'type':'record','name':'Junk','fields':[{'name':'next','type':['null','Junk']}]}}");
	}

	/** An array whose items take no byte: their number may be anything. */
	static Schema endless() {
		return with("{'name':'junk','type':{'type':'array','items':{'type':'record','name':'Junk','fields':[]}}}");
	}

	/** Maps, arrays of arrays and binary data. */
	static Schema nested() {
		return with("{'name':'junk','type':{'type':'map','values':{'type':'array','items':"
				+ "{'type':'array','items':['bytes','null',{'type':'fixed','name':'Junk','size':1000000}]}}}}");
	}

	/** A generated class's fields, behind one that it does not have. */
	private static Schema with(String field) {
		return new Schema.Parser().parse("""
				{"type":"record","name":"MessageAdded","namespace":"dev.conversations.schema.event","fields":[%s,
				{"name":"message_id","type":"string"},{"name":"index","type":"long"},
				{"name":"sender","type":"string"},{"name":"content","type":"string"}]}
				""".formatted(field.replace('\'', '"')));
	}

}
