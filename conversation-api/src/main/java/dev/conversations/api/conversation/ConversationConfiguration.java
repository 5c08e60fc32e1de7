package dev.conversations.api.conversation;

import dev.conversations.api.customer.Customers;
import dev.conversations.api.web.RequestArgument;
import dev.conversations.api.web.RequestBodyType;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Says how the requests of this feature are read. */
@Configuration(proxyBeanMethods = false)
class ConversationConfiguration {

	@Bean
	RequestArgument<ListQuery> listQuery() {
		return new RequestArgument<>(ListQuery.class, ListQuery::of);
	}

	@Bean
	RequestArgument<MessagesQuery> messagesQuery() {
		return new RequestArgument<>(MessagesQuery.class, MessagesQuery::of);
	}

	@Bean
	RequestBodyType<CreateConversationRequest> createConversation(Customers customers) {
		return new RequestBodyType<>(CreateConversationRequest.class,
				(fields) -> CreateConversationRequest.read(fields, customers));
	}

	@Bean
	RequestBodyType<SendMessageRequest> sendMessage() {
		return new RequestBodyType<>(SendMessageRequest.class, SendMessageRequest::read);
	}

	@Bean
	RequestBodyType<UpdateConversationRequest> updateConversation() {
		return new RequestBodyType<>(UpdateConversationRequest.class, UpdateConversationRequest::read);
	}

}
