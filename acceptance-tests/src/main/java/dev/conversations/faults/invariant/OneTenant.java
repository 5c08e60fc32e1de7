package dev.conversations.faults.invariant;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

import dev.conversations.faults.load.Call;
import dev.conversations.faults.load.Operation;

/** I6: all that belongs to a conversation belongs to the one sub-account and mode. */
final class OneTenant implements Invariant {

	@Override
	public String id() {
		return "I6";
	}

	@Override
	public void check(Evidence evidence, Consumer<String> findings) {
		Tenants tenants = new Tenants(new HashMap<>(), findings);
		evidence.kept().conversations().forEach((it) -> tenants.add(it.id(), it.subAccountId(), it.mode(), "document"));
		evidence.kept()
			.messages()
			.forEach((it) -> tenants.add(it.conversationId(), it.subAccountId(), it.mode(), "message " + it.id()));
		evidence.sent()
			.events()
			.forEach((it) -> tenants.add(it.conversation(), it.event().getSubAccountId(), it.event().getMode(),
					it.toString()));
		evidence.kept()
			.ledger()
			.stream()
			.filter((it) -> it.status().equals("applied"))
			.forEach((it) -> tenants.add(it.conversationId(), it.subAccountId(), it.mode(),
					"ledger entry " + it.commandId()));
		evidence.clients().calls().forEach((call) -> check(call, tenants, findings));
	}

	private static void check(Call call, Tenants tenants, Consumer<String> findings) {
		if (call.operation() == Operation.FOREIGN_GET) {
			if (call.isOk()) {
				findings.accept(call.describe() + " saw " + call.conversationId() + " of a stranger");
			}
			return;
		}
		String conversation = call.conversation();
		if (call.isOk() && conversation != null && call.operation() != Operation.SEND) {
			tenants.add(conversation, call.account().subAccountId(), call.account().mode(), call.describe());
		}
	}

	/** The tenant of each conversation, as it was seen first. */
	private record Tenants(Map<String, String> known, Consumer<String> findings) {

		void add(String conversation, String subAccount, String mode, String what) {
			String tenant = subAccount + "/" + mode;
			String first = this.known.putIfAbsent(conversation, tenant);
			if (first != null && !first.equals(tenant)) {
				this.findings.accept("%s is of %s, but %s of %s".formatted(conversation, first, what, tenant));
			}
		}

	}

}
