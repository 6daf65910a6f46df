package org.lcmap.sbom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.OrganizationalEntity;

/** The packages that dpkg says are installed. */
final class DebianPackages {

  private DebianPackages() {}

  static List<Component> of(Path root) throws IOException {
    List<Component> components = new ArrayList<>();
    for (Stanza stanza : Stanza.all(Files.readString(root.resolve("var/lib/dpkg/status")))) {
      if (stanza.required("Status").endsWith(" installed")) {
        components.add(component(stanza));
      }
    }
    return components;
  }

  private static Component component(Stanza stanza) {
    Component component =
        Parts.part(
            "deb",
            "debian",
            stanza.required("Package"),
            stanza.required("Version"),
            "arch",
            stanza.required("Architecture"));
    stanza.value("Description").ifPresent(component::setDescription);
    Optional<String> maintainer = stanza.value("Maintainer");
    if (maintainer.isPresent()) {
      OrganizationalEntity supplier = new OrganizationalEntity();
      supplier.setName(maintainer.get());
      component.setSupplier(supplier);
    }
    return component;
  }
}
