package org.lcmap.benchmarks.startup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;

/** The layers of an image: how much each takes on the disk, and how much on the wire (gzip). */
final class Layers {

  // `docker save` gives a tar of the layers' tars. Python reads it as a stream: the image is never
  // on the disk twice.
  private static final String SIZES =
      """
      import json, subprocess, sys, tarfile, zlib
      image = sys.argv[1]
      saved = subprocess.Popen(["docker", "save", image], stdout=subprocess.PIPE)
      sizes, manifest = {}, None
      with tarfile.open(fileobj=saved.stdout, mode="r|") as archive:
          for entry in archive:
              if entry.name == "manifest.json":
                  manifest = json.load(archive.extractfile(entry))
              elif entry.isfile() and entry.size > 512 and not entry.name.endswith(("json", "VERSION")):
                  squeeze, wire, source = zlib.compressobj(6, wbits=31), 0, archive.extractfile(entry)
                  while piece := source.read(1 << 20):
                      wire += len(squeeze.compress(piece))
                  sizes[entry.name] = (entry.size, wire + len(squeeze.flush()))
      history = subprocess.check_output(
          ["docker", "history", "--no-trunc", "--format", "{{.Size}}\\t{{.CreatedBy}}", image], text=True)
      made = [line.split("\\t") for line in history.splitlines() if not line.startswith("0B\\t")][::-1]
      layers = [sizes.get(name, (0, 0)) for name in manifest[0]["Layers"]]
      layers = [layer for layer in layers if layer[0] > 2048]
      for (disk, wire), (_, by) in zip(layers, made):
          by = by.replace("/bin/sh -c ", "").replace("#(nop) ", "").strip()
          print(f"{disk / 1e6:9.1f} MB {wire / 1e6:9.1f} MB  {by[:70] or 'base'}")
      print(f"{sum(l[0] for l in layers) / 1e6:9.1f} MB {sum(l[1] for l in layers) / 1e6:9.1f} MB  all of it")
      """;

  private Layers() {}

  static void print(PrintStream out, String image) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("python3", "-c", SIZES, image)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String table = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("cannot read the layers of " + image);
    }
    out.printf("%n%s%n   uncompressed    compressed  layer%n%s", image, table);
  }
}
