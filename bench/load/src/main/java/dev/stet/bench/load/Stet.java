package dev.stet.bench.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A packaged Stet with an empty data folder of its own, and its embedded PostgreSQL, which the raw measurements and the
 * baseline share. Tenants {@code bench-1} and so on are made by SQL, each with the API token {@code bench-token-1}.
 */
public final class Stet implements AutoCloseable {

    public static final Path JAR = Path.of("server/target/stet.jar");

    /** The same, laid out for a fast start as {@code ./run} does. */
    public static final Path APP = Path.of("server/target/app/stet.jar");

    /** What is measured is how much the server can do, not how much it lets one tenant do. */
    private static final Map<String, String> WITHOUT_LIMITS = Map.of(
            "STET_LIMITS_FACTOR", "500",
            "STET_LIMITS_STORAGEOFTENANT", "1TB",
            "STET_CONNECTIONS_MOSTOFADDRESS", "8192");

    private final Path folder;
    private final boolean ownsFolder;
    public final ServerProcess server;

    private Stet(Path folder, boolean ownsFolder, ServerProcess server) {
        this.folder = folder;
        this.ownsFolder = ownsFolder;
        this.server = server;
    }

    static Stet start(String... options) throws Exception {
        return start(APP, Files.createTempDirectory("stet-bench-"), true, options);
    }

    /** @param ownsFolder whether the folder goes when this is closed */
    static Stet start(Path jar, Path folder, boolean ownsFolder, String... options) throws Exception {
        return start(jar, folder, ownsFolder, WITHOUT_LIMITS, options);
    }

    /** @param limits environment variables */
    public static Stet start(Path jar, Path folder, boolean ownsFolder, Map<String, String> limits, String... options)
            throws Exception {
        Map<String, String> settings = new HashMap<>(limits);
        settings.put("STET_PORT", "PORT");
        settings.put("STET_DATA", folder.resolve("data").toString());
        settings.put("STET_DEMO_PASSWORD", "not-a-secret-4711");
        settings.put("STET_DEMO_TOKEN", "stet_demo_token_of_the_bench");
        return new Stet(
                folder,
                ownsFolder,
                ServerProcess.start(jar, List.of(options), settings, "/t/demo", folder.resolve("server.log")));
    }

    /** Another node on the same database. */
    ServerProcess secondNode() throws Exception {
        Map<String, String> settings = new HashMap<>(WITHOUT_LIMITS);
        settings.put("STET_PORT", "PORT");
        settings.put("STET_DATA", folder.resolve("second").toString());
        settings.put("SPRING_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:" + databasePort() + "/stet");
        settings.put("SPRING_DATASOURCE_USERNAME", "stet");
        settings.put("SPRING_DATASOURCE_PASSWORD", secret("stet.password"));
        return ServerProcess.start(APP, List.of(), settings, "/actuator/health", folder.resolve("second.log"));
    }

    public Path folder() {
        return folder;
    }

    int databasePort() throws IOException {
        return Integer.parseInt(Files.readAllLines(folder.resolve("data/postgres/postmaster.pid"))
                .get(3));
    }

    /** The superuser's. */
    String password() throws IOException {
        return secret("postgres.password");
    }

    private String secret(String name) throws IOException {
        return Files.readString(folder.resolve("data").resolve(name)).strip();
    }

    /** As the superuser, whom row-level security doesn't bind. */
    Connection database(String name) throws IOException, SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + databasePort() + "/" + name, "postgres", password());
    }

    /** Makes tenants with the contents in turn; the first is {@code bench-1} if there were none before. */
    public void addTenants(int from, int to, List<String> contents) throws Exception {
        try (Connection database = database("stet");
                Statement sql = database.createStatement()) {
            database.setAutoCommit(false);
            numbered(database, contents);
            String range = "generate_series(" + from + ", " + to + ") as n";
            sql.execute(
                    "insert into tenant (tenant_id, slug, name) select n, 'bench-' || n, 'Bench ' || n from " + range);
            sql.execute("insert into api_token (tenant_id, token_id, name, scope, token_hash, created_by)"
                    + " select tenant_id, 1, 'bench', 'admin', sha256(convert_to('stet_' || n || '_' || rpad('bench', 43, 'x'), 'UTF8')),"
                    + " 'bench' from "
                    + range
                    + " join tenant on slug = 'bench-' || n");
            sql.execute("insert into revision (tenant_id, version, base_version, kind, created_at, writer_kind,"
                    + " writer_id, writer_name, snapshot, replay, changes)"
                    + " select tenant_id, 0, 0, 'created', date_trunc('milliseconds', now()), 'system', 'stet', 'Stet',"
                    + " content, 0, '{}' from " + range
                    + " join tenant on slug = 'bench-' || n join document on number = n % " + contents.size());
            sql.execute("drop table document");
            database.commit();
            database.setAutoCommit(true);
            sql.execute("vacuum analyze");
            sql.execute("checkpoint");
        }
    }

    /** Puts them into the temporary table {@code document (number, content)}, by their place in the list. */
    static void numbered(Connection database, List<String> contents) throws SQLException {
        try (Statement sql = database.createStatement()) {
            sql.execute("create temp table document (number int primary key, content text)");
        }
        try (PreparedStatement insert = database.prepareStatement("insert into document values (?, ?)")) {
            for (int i = 0; i < contents.size(); i++) {
                insert.setInt(1, i);
                insert.setString(2, contents.get(i));
                insert.executeUpdate();
            }
        }
    }

    long number(String query) throws Exception {
        try (Connection database = database("stet");
                Statement sql = database.createStatement();
                ResultSet result = sql.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }

    /** One of a user's own tenants, at random: number + 1, number + 1 + users, … */
    static int own(Random random, int number, int users, int tenants) {
        int mine = (tenants - number - 1) / users + 1;
        return number + 1 + random.nextInt(mine) * users;
    }

    public static String token(int tenant) {
        return "Authorization: Bearer stet_" + tenant + "_bench" + "x".repeat(38) + "\r\n";
    }

    public static String draft(int tenant) {
        return "/api/v1/tenants/bench-" + tenant + "/draft";
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A hundred different documents, each about so many bytes. */
    static List<String> documents(int bytes, int sections) {
        List<String> documents = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            documents.add(Documents.of(bytes, sections, i));
        }
        return documents;
    }

    @Override
    public void close() throws Exception {
        server.close();
        if (ownsFolder) {
            ServerProcess.delete(folder);
        }
    }
}
