package dev.conversations.processor.ledger;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.mongodb.ConnectionString;
import dev.conversations.local.RealParts;
import dev.conversations.processor.wire.EventCodec;
import dev.conversations.schema.wire.ConfluentAvroDeserializer;
import dev.conversations.schema.wire.ConfluentAvroSerializer;
import dev.conversations.store.RebuildMark;
import dev.conversations.store.Store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class UnfinishedRebuildTest {

	@Test
	void ledgerOpensOnlyWhenTheRebuildIsFinished() {
		try (MongoClient client = MongoClients.create(MongoClientSettings.builder()
			.applyConnectionString(new ConnectionString(RealParts.shared().mongodbUri()))
			.codecRegistry(Store.CODECS)
			.build())) {
			MongoDatabase database = client.getDatabase("unfinished_rebuild");
			database.getCollection(Store.REBUILD, RebuildMark.class)
				.insertOne(new RebuildMark(RebuildMark.ID, "topic", Instant.EPOCH, null));
			Ledgers ledgers = new Ledgers(client, database,
					new EventCodec(new ConfluentAvroSerializer(), new ConfluentAvroDeserializer()));

			assertThatIllegalStateException().isThrownBy(() -> ledgers.open(DataSize.ofMegabytes(1)))
				.withMessageContaining("unfinished_rebuild is a rebuild that is not finished");

			database.getCollection(Store.REBUILD)
				.updateOne(Filters.eq("_id", RebuildMark.ID), Updates.set("switched_at", Instant.EPOCH));
			assertThat(ledgers.open(DataSize.ofMegabytes(1))).isNotNull();
			database.drop();
		}
	}

}
