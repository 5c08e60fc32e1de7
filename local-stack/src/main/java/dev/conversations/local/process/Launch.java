package dev.conversations.local.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a process is started.
 *
 * @param command program and arguments
 * @param environment added to the environment of this process
 * @param folder its working folder, made when missing
 * @param log receives both of its output streams
 */
public record Launch(List<String> command, Map<String, String> environment, Path folder, Path log) {
}
