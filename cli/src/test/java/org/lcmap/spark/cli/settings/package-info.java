@NullMarked
package org.lcmap.spark.cli.settings;

import org.jspecify.annotations.NullMarked;
