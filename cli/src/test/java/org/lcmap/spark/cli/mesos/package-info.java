@NullMarked
package org.lcmap.spark.cli.mesos;

import org.jspecify.annotations.NullMarked;
