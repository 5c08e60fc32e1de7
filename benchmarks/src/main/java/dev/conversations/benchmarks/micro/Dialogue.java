package dev.conversations.benchmarks.micro;

/** A dialogue whose turns are about as long as real ones. */
final class Dialogue {

	private static final int LONG_TURN = 1000;

	private static final String TEXT = "Hello, my order has not come yet, and it was promised for yesterday. "
			+ "Could you have a look, please? It should go to the café at the corner, as the last one did. "
			+ "Of course! It left our house on Monday and will be with you tomorrow before noon. ";

	private Dialogue() {
	}

	/**
	 * Of 70 to 100 characters, but for one in sixteen, which has 1,000.
	 * @param number from 0
	 */
	static String turn(int number) {
		int length = (number % 16 == 15) ? LONG_TURN : 70 + number * 7 % 31;
		return TEXT.repeat(2 + length / TEXT.length()).substring(number, number + length);
	}

}
