package org.lcmap.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ScriptsIT {

  @Test
  void everyShellScriptPassesShellcheck() throws IOException {
    List<String> scripts = shellScripts();
    assertThat(scripts).contains("image/assemble", "image/root/lib/user.sh");

    Command.Result found =
        Command.of("shellcheck", "--exclude=SC1091")
            .and(scripts.toArray(String[]::new))
            .in(Checkout.root())
            .run();

    assertThat(found.all()).isEmpty();
    assertThat(found.exit()).isZero();
  }

  private static List<String> shellScripts() throws IOException {
    List<String> scripts = new ArrayList<>();
    String tracked = Command.of("git", "ls-files").in(Checkout.root()).run().out();
    for (String name : tracked.lines().toList()) {
      Path file = Checkout.file(name);
      if (Files.isRegularFile(file) && (name.endsWith(".sh") || firstLine(file).endsWith("bash"))) {
        scripts.add(name);
      }
    }
    return scripts;
  }

  private static String firstLine(Path file) throws IOException {
    try (var reader = Files.newBufferedReader(file)) {
      String line = reader.readLine();
      return line != null && line.startsWith("#!") ? line : "";
    } catch (MalformedInputException notText) {
      return "";
    }
  }
}
