/**
 * How an examination goes: checks in order, each of which comes to an outcome; what one finds out,
 * later ones use. Reports for people and for machines. Knows nothing of what is checked.
 */
@NullMarked
package org.lcmap.spark.cli.doctor;

import org.jspecify.annotations.NullMarked;
