package org.lcmap.benchmarks.startup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;

/**
 * A command that ends by itself and must print an answer.
 *
 * <p>Bash's {@code time} counts the processor time: the kernel adds up what a process and the
 * children that it waited for have used, so that the JVM, the job's Python and its workers all
 * count. In a container the same bash runs inside, as the engine's processes are no children of the
 * client.
 *
 * @param before words in front of bash, such as {@code docker run}; empty for a command of this
 *     machine
 * @param line the command
 * @param answer a text that its output must hold
 */
record Job(List<String> before, String line, String answer) implements Program {

  private static final String MARK = "took:";

  @Override
  public Sample run() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(words()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    process.getOutputStream().close();
    long start = System.nanoTime();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    int exit = process.waitFor();
    double wall = (System.nanoTime() - start) / 1e9;
    int mark = out.lastIndexOf(MARK);
    if (exit != 0 || !out.contains(answer) || mark < 0) {
      throw new IOException(
          line + " ended with " + exit + " and without '" + answer + "':\n" + out);
    }
    String[] times = out.substring(mark + MARK.length()).strip().split(" ", -1);
    return new Sample(wall, Double.parseDouble(times[0]) + Double.parseDouble(times[1]));
  }

  private List<String> words() {
    List<String> timed =
        List.of(
            "bash",
            "-c",
            "TIMEFORMAT='" + MARK + "%U %S'; { time " + line + " 2> /dev/null; } 2>&1");
    return java.util.stream.Stream.concat(before.stream(), timed.stream()).toList();
  }
}
