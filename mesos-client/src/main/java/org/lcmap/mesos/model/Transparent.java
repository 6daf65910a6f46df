package org.lcmap.mesos.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a variant whose single component is the whole message: in JSON, {@code "command": {"value":
 * "true"}} and not {@code "command": {"command": {"value": "true"}}}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Transparent {}
