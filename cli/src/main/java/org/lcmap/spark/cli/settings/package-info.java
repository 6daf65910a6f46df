/**
 * The settings that a command would have, and where each comes from: the command line, files, the
 * environment. In the order of Spark, as {@code image/root/lib/options.sh} reads them.
 */
@NullMarked
package org.lcmap.spark.cli.settings;

import org.jspecify.annotations.NullMarked;
