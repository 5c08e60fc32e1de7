package dev.conversations.faults.system;

/**
 * One instance of one of our applications.
 *
 * @param port where it serves HTTP
 */
public record Application(Server server, int port) {

	public String url() {
		return "http://127.0.0.1:" + this.port;
	}

}
