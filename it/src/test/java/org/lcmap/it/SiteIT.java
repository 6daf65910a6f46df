package org.lcmap.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documentation as a site: {@code make site} builds it, and a browser shows it. */
final class SiteIT {

  private static final Path SITE = Checkout.file("work/site");

  @TempDir static Path folder;

  @BeforeAll
  static void build() {
    Command.Result built = Command.of("make", "site").in(Checkout.root()).run();

    assertThat(built.exit()).as(built.all()).isZero();
    assertThat(built.all()).endsWith("lcmap-spark: the site is in " + SITE + ": open index.html\n");
  }

  @Test
  void holdsEveryPageButTheTemplates() {
    List<String> missing =
        Page.all().stream()
            .map(Page::name)
            .filter(name -> !name.startsWith("examples/template/"))
            .filter(name -> !Files.exists(SITE.resolve(html(name))))
            .toList();

    assertThat(missing).isEmpty();
    assertThat(SITE.resolve("docs/quickstart.html")).exists();
  }

  @Test
  void linksToWhatIsNoPageLeadToTheSources() throws IOException {
    assertThat(Files.readString(SITE.resolve("docs/migration.html")))
        .contains(
            "href=\"https://github.com/USGS-EROS/lcmap-spark/blob/main/examples/notebook/demo/spark.ipynb\"");
  }

  @Test
  void doesNotBuildWithLinkThatLeadsNowhere() throws IOException {
    Path copy = folder.resolve("copy");
    Command.of("git", "clone", "--quiet", Checkout.root().toString(), copy.toString()).run();
    Files.writeString(
        copy.resolve("README.md"), "# Broken\n\n[a](docs/nowhere.md) [b](SECURITY.md#nowhere)\n");
    Command.of("cp", "-R", Checkout.file("site").toString(), copy.toString()).run();
    Files.createSymbolicLink(copy.resolve(".cache"), Checkout.file(".cache"));

    Command.Result refused = Command.of(copy + "/site/build").run();

    assertThat(refused.exit()).isNotZero();
    assertThat(refused.all()).contains("'docs/nowhere.md'", "'SECURITY.md#nowhere'");
  }

  @Test
  void diagramsFollowTheReadersColours() throws IOException {
    try (Browser browser = new Browser(folder.resolve("profile"))) {
      for (String page : List.of("index", "docs/cluster-mode", "docs/security")) {
        URI address = SITE.resolve(page + ".html").toUri();
        String name = "site-" + page.replace('/', '-');

        browser.preferColours("light");
        browser.open(address);
        assertThat(browser.brokenPictures()).as(page).isEmpty();
        BufferedImage light = browser.picture("article img", name + "-light");

        browser.preferColours("dark");
        browser.open(address);
        BufferedImage dark = browser.picture("article img", name + "-dark");

        assertThat(light.getWidth()).as(page).isGreaterThan(500);
        assertThat(brightness(light)).as(page + " in light").isGreaterThan(0.85);
        assertThat(brightness(dark)).as(page + " in dark").isLessThan(0.25);
        browser.screenshot(name);
      }
    }
  }

  private static String html(String page) {
    String name = page.replaceFirst("\\.md$", ".html");
    return name.replaceFirst("(^|/)README\\.html$", "$1index.html");
  }

  /** From 0, black, to 1, white. */
  private static double brightness(BufferedImage picture) {
    double sum = 0;
    for (int x = 0; x < picture.getWidth(); x++) {
      for (int y = 0; y < picture.getHeight(); y++) {
        Color color = new Color(picture.getRGB(x, y));
        sum += (color.getRed() + color.getGreen() + color.getBlue()) / 765.0;
      }
    }
    return sum / picture.getWidth() / picture.getHeight();
  }
}
