/** Tests of the settings. */
@NullMarked
package org.lcmap.spark.mesos.settings;

import org.jspecify.annotations.NullMarked;
