package dev.conversations.processor;

import java.io.PrintWriter;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;

import dev.conversations.processor.operations.Operator;

/** Starts the processor, or runs the operator's command that the first argument names. */
@SpringBootApplication(exclude = KafkaAutoConfiguration.class)
@ConfigurationPropertiesScan
public class ProcessorApplication {

	public static void main(String[] args) {
		if (args.length > 0 && Operator.understands(args[0])) {
			System.exit(Operator.run(ProcessorApplication.class, new PrintWriter(System.out, true), args));
		}
		SpringApplication.run(ProcessorApplication.class, args);
	}

}
