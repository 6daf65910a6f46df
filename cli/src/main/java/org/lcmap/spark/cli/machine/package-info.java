/** What does not depend on the cluster: this user, this computer, this runtime. */
@NullMarked
package org.lcmap.spark.cli.machine;

import org.jspecify.annotations.NullMarked;
