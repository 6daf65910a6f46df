package org.lcmap.spark.mesos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TokensTest {

  private final Tokens tokens = new Tokens();

  @Test
  void eachExecutorHasATokenOfItsOwn() {
    assertThat(tokens.issue("0")).hasSize(64).isNotEqualTo(tokens.issue("1"));
    assertThat(tokens.of("2")).isEmpty();
  }

  @Test
  void buysTheSecretOnce() {
    String token = tokens.issue("0");

    assertThat(tokens.use("0")).isEqualTo(Tokens.Answer.GIVEN);
    assertThat(tokens.use("0")).isEqualTo(Tokens.Answer.GIVEN_BEFORE);
    assertThat(tokens.of("0")).contains(token);
  }

  @Test
  void isWorthNothingOnceTheExecutorHasRegistered() {
    tokens.issue("0");
    tokens.forget("0");

    assertThat(tokens.of("0")).isEmpty();
    assertThat(tokens.use("0")).isEqualTo(Tokens.Answer.UNKNOWN);
  }
}
