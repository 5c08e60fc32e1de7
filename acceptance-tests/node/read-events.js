// Reads every event of one conversation and prints each as a line of JSON.
// Usage: read-events.js <bootstrap servers> <registry URL> <conversation id> <number of events>
import kafkajs from "kafkajs";
import { SchemaRegistry } from "@kafkajs/confluent-schema-registry";

const [bootstrap, registryUrl, conversationId, expected] = process.argv.slice(2);
const { Kafka, logLevel } = kafkajs;

const registry = new SchemaRegistry({ host: registryUrl });
const kafka = new Kafka({ brokers: bootstrap.split(","), logLevel: logLevel.ERROR });
const consumer = kafka.consumer({ groupId: `event-reader-${process.pid}-${Date.now()}` });

let seen = 0;
let finish;
const finished = new Promise((resolve) => (finish = resolve));
const deadline = setTimeout(() => {
  console.error(`Saw ${seen} of ${expected} events within 60 s`);
  process.exit(1);
}, 60_000);

await consumer.connect();
await consumer.subscribe({ topic: "conversation.events.v1", fromBeginning: true });
await consumer.run({
  eachMessage: async ({ message }) => {
    if (message.key.toString() !== conversationId) return;
    const headers = Object.fromEntries(Object.entries(message.headers).map(([name, value]) => [name, value.toString()]));
    const event = await registry.decode(message.value);
    const [[type, payload]] = Object.entries(event.payload);
    console.log(JSON.stringify({ key: message.key.toString(), headers, type, event, payload }));
    if (++seen === Number(expected)) finish();
  },
});
await finished;
clearTimeout(deadline);
await consumer.disconnect();
