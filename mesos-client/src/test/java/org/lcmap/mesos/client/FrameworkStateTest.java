package org.lcmap.mesos.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lcmap.mesos.model.Call;
import org.lcmap.mesos.model.FrameworkId;
import org.lcmap.mesos.model.FrameworkInfo;

class FrameworkStateTest {

  private static final FrameworkInfo TWO_ROLES =
      FrameworkInfo.builder("root", "test").roles(List.of("a", "b")).build();

  private final FrameworkState state =
      new FrameworkState(TWO_ROLES, List.of("b"), Optional.empty());

  private List<String> suppressed() {
    return ((Call.Subscribe) state.subscribe().call()).suppressedRoles();
  }

  @Test
  void putsTheIdIntoTheCallAndIntoTheInfo() {
    assertThat(state.subscribe().frameworkId()).isEmpty();

    state.subscribed(new FrameworkId("f"));

    assertThat(state.subscribe().frameworkId()).contains(new FrameworkId("f"));
    assertThat(((Call.Subscribe) state.subscribe().call()).frameworkInfo().id())
        .contains(new FrameworkId("f"));
  }

  @Test
  void remembersWhichRolesAreSuppressed() {
    assertThat(suppressed()).containsExactly("b");
    state.sent(new Call.Suppress(List.of("a")));
    assertThat(suppressed()).containsExactly("a", "b");
    state.sent(new Call.Revive(List.of("b")));
    assertThat(suppressed()).containsExactly("a");
    state.sent(new Call.Suppress(List.of()));
    assertThat(suppressed()).containsExactly("a", "b");
    state.sent(new Call.Revive(List.of()));
    assertThat(suppressed()).isEmpty();
  }

  @Test
  void takesOverWhatUpdateFrameworkChanges() {
    FrameworkInfo changed = TWO_ROLES.toBuilder().roles(List.of("c")).build();
    state.sent(new Call.UpdateFramework(changed, List.of("c"), Optional.empty()));

    assertThat(((Call.Subscribe) state.subscribe().call()).frameworkInfo().roles())
        .containsExactly("c");
    assertThat(suppressed()).containsExactly("c");
  }
}
