@NullMarked
package org.lcmap.spark.cli.machine;

import org.jspecify.annotations.NullMarked;
