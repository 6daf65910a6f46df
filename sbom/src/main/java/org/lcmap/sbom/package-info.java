/**
 * Lists what an image is made of: its Debian packages, Python packages, Java archives and Java
 * itself, as one CycloneDX bill of materials. It runs in a container of that image, so it sees what
 * is really there, whoever put it there.
 */
@NullMarked
package org.lcmap.sbom;

import org.jspecify.annotations.NullMarked;
