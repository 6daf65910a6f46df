@NullMarked
package org.lcmap.spark.cli.launch;

import org.jspecify.annotations.NullMarked;
