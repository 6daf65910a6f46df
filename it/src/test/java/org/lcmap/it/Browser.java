package org.lcmap.it;

import static java.util.Objects.requireNonNullElse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;

/** A real browser without a window. Screenshots go to {@code it/target/screenshots}. */
final class Browser implements AutoCloseable {

  private static final Path SCREENSHOTS = Checkout.file("it/target/screenshots");
  private static final By CODE_CELLS = By.cssSelector(".jp-Notebook .jp-CodeCell");
  private static final By EDITOR = By.cssSelector(".cm-content");
  private static final By PROMPT = By.cssSelector(".jp-InputPrompt");
  private static final String OUTPUT =
      """
      const cell = document.querySelectorAll('.jp-Notebook .jp-CodeCell')[arguments[0]];
      return cell && cell.querySelector('.jp-Cell-outputArea')?.innerText;
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
   * Runs a code cell, counted from 0. A page that still arranges itself loses keys: then once more.
   */
  void runCell(int number) {
    Await.until(() -> runs(number), "start of cell " + number, this::text);
  }

  private boolean runs(int number) {
    try {
      WebElement cell = driver.findElements(CODE_CELLS).get(number);
      if (cell.findElement(PROMPT).getText().equals("[ ]:")) {
        cell.findElement(EDITOR).click();
        new Actions(driver).keyDown(Keys.SHIFT).sendKeys(Keys.ENTER).keyUp(Keys.SHIFT).perform();
      }
      return !driver
          .findElements(CODE_CELLS)
          .get(number)
          .findElement(PROMPT)
          .getText()
          .equals("[ ]:");
    } catch (WebDriverException | IndexOutOfBoundsException notYet) {
      return false;
    }
  }

  /** Interrupts the kernel with Jupyter's keys for it. */
  void interruptKernel() {
    new Actions(driver).sendKeys(Keys.ESCAPE, "i", "i").perform();
  }

  /** Waits until the output of a cell, counted from 0, is as it should be, and returns it. */
  String awaitOutput(int cell, Predicate<String> good) {
    Await.until(() -> good.test(output(cell)), "output of cell " + cell, () -> text());
    return output(cell);
  }

  private String output(int cell) {
    return requireNonNullElse((String) driver.executeScript(OUTPUT, cell), "");
  }

  /** Waits until the page's text is as it should be. */
  void await(String what, Predicate<String> good) {
    Await.until(() -> good.test(text()), what, () -> driver.getCurrentUrl() + "\n" + text());
  }

  String text() {
    return requireNonNullElse((String) driver.executeScript("return document.body.innerText"), "");
  }

  /** Where the links with that text lead. */
  List<URI> links(String text) {
    return hrefs(By.linkText(text));
  }

  List<URI> hrefs(By elements) {
    return driver.findElements(elements).stream()
        .map(link -> URI.create(requireNonNullElse(link.getAttribute("href"), "")))
        .toList();
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
