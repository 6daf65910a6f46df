package org.lcmap.it;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import javax.imageio.ImageIO;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;

/** A real browser without a window. Screenshots go to {@code it/target/screenshots}. */
final class Browser implements AutoCloseable {

  private static final Path SCREENSHOTS = Checkout.file("it/target/screenshots");
  private static final By EDITORS = By.cssSelector(".jp-Notebook .jp-CodeCell .cm-content");
  private static final String PART_OF_CELL =
      """
      const cell = document.querySelectorAll('.jp-Notebook .jp-CodeCell')[arguments[0]];
      return cell?.querySelector(arguments[1])?.innerText?.trim();
      """;
  private static final String LINKS =
      """
      return [...document.querySelectorAll('a')]
          .filter(link => link.matches(arguments[0])).map(link => link.href);
      """;

  private static final String BROKEN_PICTURES =
      """
      return [...document.images].filter(image => !image.complete || !image.naturalWidth)
          .map(image => image.src);
      """;

  private final ChromeDriver driver;

  Browser(Path profile) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary("/usr/bin/chromium");
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--window-size=1400,1000",
        "--user-data-dir=" + profile);
    driver = new ChromeDriver(options);
  }

  void open(URI page) {
    driver.get(page.toString());
  }

  /** Opens a notebook, in JupyterLab or Notebook 7, and waits until its kernel is there. */
  void openNotebook(URI page) {
    open(page);
    awaitIdle();
  }

  /** Waits until the kernel has done all that it was given. */
  void awaitIdle() {
    await("idle", text -> !driver.findElements(By.cssSelector("[data-status=idle]")).isEmpty());
  }

  /**
   * Runs a code cell, counted from 0, and waits until its output is as it should be. A page that
   * still arranges itself, or its connection, forgets what it was told: then once more.
   */
  String run(int cell, Predicate<String> good) {
    Await.until(() -> start(cell) && good.test(output(cell)), "output of cell " + cell, this::text);
    return output(cell);
  }

  /** Runs a code cell that says nothing, and waits until it has its number. */
  void run(int cell) {
    Await.until(
        () -> start(cell) && prompt(cell).matches("\\[\\d+\\]:"),
        "end of cell " + cell,
        this::text);
  }

  /** Whether the cell was started; if not, tells the page to. */
  private boolean start(int cell) {
    if (!prompt(cell).equals("[ ]:")) {
      return true;
    }
    pressShiftEnterIn(cell);
    return false;
  }

  private void pressShiftEnterIn(int cell) {
    try {
      driver.findElements(EDITORS).get(cell).click();
      new Actions(driver).keyDown(Keys.SHIFT).sendKeys(Keys.ENTER).keyUp(Keys.SHIFT).perform();
    } catch (WebDriverException moved) {
      // The page drew itself again just now.
    }
  }

  /** Interrupts the kernel with Jupyter's keys for it. */
  void interruptKernel() {
    new Actions(driver).sendKeys(Keys.ESCAPE, "i", "i").perform();
  }

  /** Waits until the output of a cell that was run is as it should be, and returns it. */
  String awaitOutput(int cell, Predicate<String> good) {
    Await.until(() -> good.test(output(cell)), "output of cell " + cell, this::text);
    return output(cell);
  }

  private String output(int cell) {
    return partOfCell(cell, ".jp-Cell-outputArea");
  }

  private String prompt(int cell) {
    return partOfCell(cell, ".jp-InputPrompt");
  }

  private String partOfCell(int cell, String part) {
    return requireNonNullElse((String) driver.executeScript(PART_OF_CELL, cell, part), "");
  }

  /** Waits until the page's text is as it should be. */
  void await(String what, Predicate<String> good) {
    Await.until(() -> good.test(text()), what, () -> driver.getCurrentUrl() + "\n" + text());
  }

  String text() {
    return requireNonNullElse((String) driver.executeScript("return document.body.innerText"), "");
  }

  /** Where the links lead that a CSS selector names. */
  List<URI> links(String selector) {
    List<?> links = (List<?>) requireNonNullElse(driver.executeScript(LINKS, selector), List.of());
    return links.stream().map(link -> URI.create(link.toString())).toList();
  }

  /** Tells pages that the reader prefers {@code light} or {@code dark} ones. */
  void preferColours(String scheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  /** The addresses of pictures that do not show. */
  List<String> brokenPictures() {
    List<?> broken = (List<?>) requireNonNull(driver.executeScript(BROKEN_PICTURES));
    return broken.stream().map(Object::toString).toList();
  }

  /** The first element of a CSS selector, as it shows; also kept with the screenshots. */
  BufferedImage picture(String selector, String name) throws IOException {
    byte[] png = driver.findElement(By.cssSelector(selector)).getScreenshotAs(OutputType.BYTES);
    Files.createDirectories(SCREENSHOTS);
    Files.write(SCREENSHOTS.resolve(name + ".png"), png);
    return requireNonNull(ImageIO.read(new ByteArrayInputStream(png)));
  }

  void screenshot(String name) {
    try {
      Files.createDirectories(SCREENSHOTS);
      Files.write(SCREENSHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}
