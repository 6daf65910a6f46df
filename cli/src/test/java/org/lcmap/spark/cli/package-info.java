@NullMarked
package org.lcmap.spark.cli;

import org.jspecify.annotations.NullMarked;
