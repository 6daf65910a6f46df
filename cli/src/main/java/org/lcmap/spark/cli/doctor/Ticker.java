package org.lcmap.spark.cli.doctor;

import java.io.PrintStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi.Style;

/**
 * The line on a terminal that shows what is being waited for, and for how long. It is gone when the
 * wait is over. Elsewhere it shows nothing.
 */
final class Ticker {

  private static final long BETWEEN_TICKS = 200;
  private static final String ERASE = "\r\u001b[K";

  private final PrintStream out;
  private final Paper paper;
  // All guarded by this ticker.
  private @Nullable Thread thread;
  private String line = "";
  private String words = "";
  private long began;

  Ticker(PrintStream out, Paper paper) {
    this.out = out;
    this.paper = paper;
  }

  synchronized void start(String what) {
    if (!paper.live()) {
      return;
    }
    line = what;
    words = "";
    began = System.nanoTime();
    Thread ticking = new Thread(this::tick, "ticker");
    ticking.setDaemon(true);
    thread = ticking;
    ticking.start();
  }

  synchronized void say(String what) {
    words = what;
  }

  synchronized void stop() {
    Thread ticking = thread;
    if (ticking != null) {
      ticking.interrupt();
      thread = null;
      out.print(ERASE);
    }
  }

  private synchronized void tick() {
    try {
      while (thread == Thread.currentThread()) {
        draw();
        wait(BETWEEN_TICKS);
      }
    } catch (InterruptedException e) {
      // stopped
    }
  }

  private void draw() {
    long seconds = (System.nanoTime() - began) / 1_000_000_000;
    String text =
        line + (words.isEmpty() ? "" : "  " + words) + (seconds > 0 ? "  " + seconds + " s" : "");
    int most = paper.width() > 1 ? paper.width() - 1 : Integer.MAX_VALUE;
    out.print(ERASE + paper.styled(Style.faint, text.substring(0, Math.min(text.length(), most))));
    out.flush();
  }
}
