package org.lcmap.spark.mesos.settings;

import static org.lcmap.spark.mesos.settings.Setting.NEW;

import java.time.Duration;
import java.util.List;

/** Settings of how offers are chosen and refused. */
final class OfferKeys {

  static final Setting<List<Constraint>> CONSTRAINTS =
      Setting.of(
              "spark.mesos.constraints",
              Syntax.parsed(
                  "attribute:value,value;attribute:value;..., each attribute once",
                  ConstraintSyntax::parse),
              "Which agents are used, by their attributes, all of which have to hold:"
                  + " `os:centos7;zone:a,b;gpu:`. Text has to be one of the values, a number at least"
                  + " one of them, a set or a range has to contain all of them; no value: the"
                  + " attribute has to be there. `hostname` is always there.")
          .compared("ranges work, `hostname` is new, an attribute that an agent has twice counts");

  static final Setting<OfferSettings.Reserved> RESERVED =
      Setting.of(
              "spark.mesos.reservedResources",
              Syntax.oneOf(OfferSettings.Reserved.class),
              "What becomes of resources that are reserved for the role: taken before others, taken"
                  + " only, never taken.")
          .byDefault(OfferSettings.Reserved.FIRST, "first")
          .compared("new; 3.5 took them as they came");

  static final Setting<Duration> REFUSE =
      Setting.of(
              "spark.mesos.rejectOfferDuration",
              Syntax.time("s"),
              "How long an offer without a fit is not to come again.")
          .byDefault(Duration.ofMinutes(2), "120s")
          .compared("counts for every refusal; 3.5 refused most offers for 5 s only");

  static final Setting<Duration> REFUSE_CONSTRAINTS =
      Setting.of(
              "spark.mesos.rejectOfferDurationForUnmetConstraints",
              Syntax.time("s"),
              "The same for agents that do not meet the constraints.")
          .otherwise("`spark.mesos.rejectOfferDuration`");

  static final Setting<Duration> REFUSE_LIMIT =
      Setting.of(
              "spark.mesos.rejectOfferDurationForReachedMaxCores",
              Syntax.time("s"),
              "The same once all that is wanted runs. Then no more offers are asked for.")
          .otherwise("`spark.mesos.rejectOfferDuration`")
          .compared("offers are suppressed as well");

  static final Setting<Duration> REVIVE =
      Setting.of(
              "spark.mesos.reviveInterval",
              Syntax.time("s"),
              "The shortest time between two requests for fresh offers.")
          .byDefault(Duration.ofSeconds(5), "5s")
          .compared("new; 3.5 asked at each end of an executor");

  static final Setting<Duration> EXPLAIN =
      Setting.of(
              "spark.mesos.explainAfter",
              Syntax.time("s"),
              "After how long without a fit the log says what was asked, what was offered, and which"
                  + " condition failed.")
          .byDefault(Duration.ofSeconds(15), "15s")
          .compared(NEW);

  static final Setting<Duration> LOCALITY =
      Setting.of(
              "spark.locality.wait",
              Syntax.time("ms"),
              "With dynamic allocation: how long agents without the data are refused.")
          .byDefault(Duration.ofSeconds(3), "3s");

  static final List<Setting<?>> ALL =
      List.of(
          CONSTRAINTS,
          RESERVED,
          REFUSE,
          REFUSE_CONSTRAINTS,
          REFUSE_LIMIT,
          REVIVE,
          EXPLAIN,
          LOCALITY);

  private OfferKeys() {}

  static OfferSettings read(Values values) {
    Duration refuse = values.get(REFUSE);
    return new OfferSettings(
        values.given(CONSTRAINTS).orElse(List.of()),
        values.get(RESERVED),
        refuse,
        values.given(REFUSE_CONSTRAINTS).orElse(refuse),
        values.given(REFUSE_LIMIT).orElse(refuse),
        values.get(REVIVE),
        values.get(LOCALITY),
        values.get(LimitKeys.DYNAMIC),
        values.get(EXPLAIN));
  }
}
