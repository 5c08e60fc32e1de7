package dev.conversations.faults.load;

/** What a client can ask for. */
public enum Operation {

	CREATE("POST", ""), SEND("POST", "/messages"), UPDATE("PATCH", ""), CLOSE("POST", "/close"), READ("POST", "/read"),
	REMOVE_TAG("DELETE", "/tags/"), GET("GET", ""), FOREIGN_GET("GET", "");

	private final String method;

	private final String suffix;

	Operation(String method, String suffix) {
		this.method = method;
		this.suffix = suffix;
	}

	public String method() {
		return this.method;
	}

	/** What follows the conversation's id in the path. */
	String suffix() {
		return this.suffix;
	}

	public boolean isWrite() {
		return !this.method.equals("GET");
	}

}
