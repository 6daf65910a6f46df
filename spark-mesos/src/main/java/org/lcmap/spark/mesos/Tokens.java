package org.lcmap.spark.mesos;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The tokens by which executors prove that this driver started them. Each is made for one executor,
 * buys the application's secret once, and is worth nothing as soon as that executor has registered
 * or ended. Safe for use by several threads.
 */
final class Tokens {

  private static final int BYTES = 32;

  /** What became of an executor's wish for the secret. */
  enum Answer {
    GIVEN,
    /** Someone came with this token before: that one, or this one, is not the executor. */
    GIVEN_BEFORE,
    UNKNOWN
  }

  private record Token(String text, boolean used) {}

  private final SecureRandom random = new SecureRandom();
  private final Map<String, Token> byExecutor = new ConcurrentHashMap<>();

  /** Makes the token of an executor that is about to be started. */
  String issue(String executorId) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String text = HexFormat.of().formatHex(bytes);
    byExecutor.put(executorId, new Token(text, false));
    return text;
  }

  /** The token of an executor that has neither registered nor ended. */
  Optional<String> of(String executorId) {
    return Optional.ofNullable(byExecutor.get(executorId)).map(Token::text);
  }

  /** Uses a token up. */
  Answer use(String executorId) {
    Answer[] answer = {Answer.UNKNOWN};
    byExecutor.computeIfPresent(
        executorId,
        (id, token) -> {
          answer[0] = token.used ? Answer.GIVEN_BEFORE : Answer.GIVEN;
          return new Token(token.text, true);
        });
    return answer[0];
  }

  /** The executor has registered or ended. */
  void forget(String executorId) {
    byExecutor.remove(executorId);
  }
}
