package dev.stet.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stet.Nodes;
import dev.stet.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Data of a build that this one can't go on with is refused, and left as it is. */
class OtherBuildTest {

    @TempDir
    Path folder;

    private static Map<String, Object> files(Path folder) throws IOException {
        Map<String, Object> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.toList()) {
                files.put(path.toString(), Files.getLastModifiedTime(path) + " " + Files.isDirectory(path));
            }
        }
        return files;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "2", "1x"})
    void aDataFolderOfAnotherBuildIsLeftAsItIs(String format) throws Exception {
        Files.createDirectories(folder.resolve("postgres/global"));
        Files.writeString(folder.resolve("postgres/PG_VERSION"), "18\n");
        if (!format.isEmpty()) {
            Files.writeString(folder.resolve("format"), format);
        }
        DataFolder data = DataFolder.at(folder);
        Map<String, Object> before = files(folder);

        assertThatThrownBy(() -> EmbeddedDatabase.start(data))
                .isInstanceOfSatisfying(
                        StartRefused.class,
                        refusal -> assertThat(refusal.remedy()).contains("STET_DATA"))
                .hasMessageContaining("another build");

        assertThat(files(folder)).isEqualTo(before);
    }

    @Test
    void aDatabaseOfAnotherBuildIsLeftAsItIs() {
        TestDatabase database = TestDatabase.fresh();
        Nodes.start(database).close();
        database.superuser()
                .sql("update flyway_schema_history set checksum = 7 where version = '3'")
                .update();
        database.superuser().sql("drop table lineage").update();

        assertThatThrownBy(() -> Nodes.start(database)).satisfies(OtherBuildTest::isRefused);

        assertThat(database.superuser()
                        .sql("select to_regclass('lineage') is null")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void aDatabaseOfAnotherProgramIsLeftAsItIs() {
        TestDatabase database = TestDatabase.fresh();
        database.superuser().sql("create table theirs (id int)").update();

        assertThatThrownBy(() -> Nodes.start(database)).satisfies(OtherBuildTest::isRefused);

        assertThat(database.superuser()
                        .sql("select count(*) from pg_tables where schemaname = 'public'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private static void isRefused(Throwable failure) {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof StartRefused)) {
            cause = cause.getCause();
        }
        assertThat(cause).isNotNull().hasMessageContaining("another build");
    }
}
