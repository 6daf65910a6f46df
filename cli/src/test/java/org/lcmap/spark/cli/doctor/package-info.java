@NullMarked
package org.lcmap.spark.cli.doctor;

import org.jspecify.annotations.NullMarked;
