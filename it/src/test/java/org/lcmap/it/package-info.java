/**
 * Tests of what a user touches: the commands of the embedded runtime, the image in a real engine,
 * the notebook in a real browser, and the commands of the documentation.
 */
@NullMarked
package org.lcmap.it;

import org.jspecify.annotations.NullMarked;
