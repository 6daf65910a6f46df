package org.lcmap.mesos.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {

  @TempDir Path folder;

  @Test
  void areSentAsBasic() {
    assertThat(Credentials.of("demo", "demo-secret").authorization())
        .isEqualTo("Basic ZGVtbzpkZW1vLXNlY3JldA==");
  }

  @Test
  void leaveOutTheNewlineAtTheEndOfAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("secret"), " demo-secret\r\n");

    assertThat(Credentials.ofFile("demo", file).authorization())
        .isEqualTo(Credentials.of("demo", "demo-secret").authorization());
  }

  @Test
  void comeFromTheEnvironment() {
    assertThat(Credentials.ofEnvironment(Map.of("P", "demo", "S", "x"), "P", "S"))
        .get()
        .extracting(Credentials::principal)
        .isEqualTo("demo");
    assertThat(Credentials.ofEnvironment(Map.of("S", "x"), "P", "S")).isEmpty();
    assertThatThrownBy(() -> Credentials.ofEnvironment(Map.of("P", "demo"), "P", "S"))
        .hasMessage("P is set and S is not: set both or none");
  }

  @Test
  void areNeverShown() {
    assertThat(Credentials.of("demo", "demo-secret")).hasToString("Credentials[demo]");
  }

  @Test
  void refuseWhatBasicCannotCarry() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty"), "\n");

    assertThatThrownBy(() -> Credentials.of("de:mo", "x")).hasMessageContaining("contains ':'");
    assertThatThrownBy(() -> Credentials.of(" ", "x")).hasMessageContaining("is empty");
    assertThatThrownBy(() -> Credentials.of("demo", "")).hasMessageContaining("is empty");
    assertThatThrownBy(() -> Credentials.ofFile("demo", empty)).hasMessageContaining("is empty");
    assertThatThrownBy(() -> Credentials.ofFile("demo", folder.resolve("no")))
        .hasMessageContaining("does not exist");
  }
}
