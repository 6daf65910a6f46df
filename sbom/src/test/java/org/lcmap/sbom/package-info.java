/** Tests of the bill of materials, on a small image's files. */
@NullMarked
package org.lcmap.sbom;

import org.jspecify.annotations.NullMarked;
