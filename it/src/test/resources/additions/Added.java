package added;

import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** What a site's jar may hold. */
public final class Added {

  private Added() {}

  /** What stands at an address, read as Java's own HTTPS client reads it. */
  public static String read(String address) throws java.io.IOException {
    try (InputStream content = URI.create(address).toURL().openStream()) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
