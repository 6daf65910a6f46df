package org.lcmap.mesos.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever uses these modules finds a word on every type. The JDK's compiler reads the sources. */
class PublicTypesTest {

  private final List<String> documented = new ArrayList<>();
  private final List<String> bare = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(strings = {"mesos-client", "mesos-zookeeper", "mesos-testing"})
  void everyPublicTypeIsDocumented(String module) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> sources = Files.walk(Path.of("..", module, "src/main/java"))) {
      List<Path> java = sources.filter(one -> one.toString().endsWith(".java")).toList();
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, null, null, files.getJavaFileObjectsFromPaths(java));
      DocTrees comments = DocTrees.instance(task);
      for (CompilationUnitTree source : task.parse()) {
        new Types(comments).scan(source, true);
      }
    }

    assertThat(bare).isEmpty();
    assertThat(documented).isNotEmpty();
  }

  /** Looks at types; the value passed down is whether all types around are public. */
  private final class Types extends TreePathScanner<Void, Boolean> {
    private final DocTrees comments;

    Types(DocTrees comments) {
      this.comments = comments;
    }

    @Override
    public Void visitClass(ClassTree type, Boolean visible) {
      boolean shown = visible && isPublic(type);
      if (shown) {
        boolean hasComment = comments.getDocCommentTree(getCurrentPath()) != null;
        (hasComment ? documented : bare).add(type.getSimpleName().toString());
      }
      return super.visitClass(type, shown);
    }

    /** What stands in an interface is public without the word. */
    private boolean isPublic(ClassTree type) {
      TreePath around = getCurrentPath().getParentPath();
      return type.getModifiers().getFlags().contains(Modifier.PUBLIC)
          || (around.getLeaf() instanceof ClassTree outer
              && outer.getKind() == Tree.Kind.INTERFACE);
    }
  }
}
