package org.lcmap.sbom;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import java.util.Map;
import java.util.TreeMap;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.License;
import org.cyclonedx.model.LicenseChoice;
import org.jspecify.annotations.Nullable;

/** Makes the components of a bill of materials, each with the URL by which others know it. */
final class Parts {

  private Parts() {}

  /**
   * A component.
   *
   * @param kind of package, as package URLs name it: deb, maven, pypi, generic
   * @param group of the package; null where its kind has none, or it is not known
   */
  static Component part(
      String kind, @Nullable String group, String name, String version, String... qualifiers) {
    Map<String, String> more = new TreeMap<>();
    for (int i = 0; i < qualifiers.length; i += 2) {
      more.put(qualifiers[i], qualifiers[i + 1]);
    }
    Component component = new Component();
    component.setType(Component.Type.LIBRARY);
    component.setGroup(group);
    component.setName(name);
    component.setVersion(version);
    try {
      PackageURL url =
          new PackageURL(
              kind, group, name, version, more.isEmpty() ? null : new TreeMap<>(more), null);
      component.setPurl(url);
      component.setBomRef(url.canonicalize());
    } catch (MalformedPackageURLException e) {
      throw new IllegalArgumentException("no package URL for " + name + " " + version, e);
    }
    return component;
  }

  /** Notes a licence in the words of the package; they are not always those of SPDX. */
  static void license(Component component, String text) {
    License license = new License();
    license.setName(text);
    LicenseChoice choice = new LicenseChoice();
    choice.addLicense(license);
    component.setLicenses(choice);
  }
}
