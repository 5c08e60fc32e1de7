// Prints the events of conversation.events.v1 as they come, from the beginning.
const { Kafka, logLevel } = require('kafkajs');
const { SchemaRegistry } = require('@kafkajs/confluent-schema-registry');

const kafka = new Kafka({
  clientId: 'watch-events',
  brokers: process.env.KAFKA_BOOTSTRAP_SERVERS.split(','),
  logLevel: logLevel.ERROR,
});
const registry = new SchemaRegistry({ host: process.env.SCHEMA_REGISTRY_URL });

async function main() {
  // A transactional topic is read as it was committed: kafkajs does so by default.
  const consumer = kafka.consumer({ groupId: `watch-events-${process.pid}` });
  await consumer.connect();
  await consumer.subscribe({ topic: 'conversation.events.v1', fromBeginning: true });
  await consumer.run({
    eachMessage: async ({ message }) => {
      const event = await registry.decode(message.value);
      const type = message.headers.ce_type.toString().split('.')[2];
      const { version, conversation_id } = event;
      const [payload] = Object.values(event.payload);
      console.log(JSON.stringify({ type, version: Number(version), conversation_id, ...payload }));
    },
  });
}

main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
