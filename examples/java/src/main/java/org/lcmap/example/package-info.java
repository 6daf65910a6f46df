/** The guide's job in Java: how a program of your own runs with {@code spark-submit --class}. */
@NullMarked
package org.lcmap.example;

import org.jspecify.annotations.NullMarked;
