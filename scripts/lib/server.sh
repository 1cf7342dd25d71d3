# Sourced by scripts/rush and scripts/bench: an own server, started from nothing on free ports of loopback, and its end.
#
#   start_server <work folder> [name=value ...]   the values become the server's environment; returns when it is ready
#   loadtest_java <main class> [-Dname=value ...] runs a main class of loadtest/ against it
#
# The server ends with the script, also after Ctrl-C.

server_pid=

require() {
  command -v "$1" >/dev/null || { echo "$1 is missing. On Debian: apt-get install $2" >&2; exit 2; }
}

random_text() {
  od -An -N24 -tx1 /dev/urandom | tr -d ' \n'
}

# A port that nobody listens on, below those that outgoing connections take.
free_port() {
  local port
  while port=$((20000 + RANDOM % 10000)); (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do :; done
  echo "$port"
}

start_server() {
  server_folder=$1; shift
  mkdir -p "$server_folder"
  ./mvnw -q -pl loadtest test-compile
  export FLASHSALE_ADMIN_EMAIL=admin@flashsale.example
  FLASHSALE_ADMIN_PASSWORD=$(random_text); export FLASHSALE_ADMIN_PASSWORD
  server_port=$(free_port)
  management_port=$(free_port)
  trap stop_server EXIT
  trap 'exit 130' INT TERM HUP

  echo "Before the start: $(uptime | sed 's/.*load/load/')"
  echo "Starting MariaDB, Redis, Kafka and the server; their log is $server_folder/server.log"
  # Without optimizedLaunch=false the plugin switches the JVM's second compiler off.
  env "$@" \
    FLASHSALE_JWT_SECRET="$(random_text)" \
    SERVER_ADDRESS=127.0.0.1 SERVER_PORT="$server_port" \
    MANAGEMENT_SERVER_ADDRESS=127.0.0.1 MANAGEMENT_SERVER_PORT="$management_port" \
    FLASHSALE_MAIL_HOST="${FLASHSALE_MAIL_HOST-}" \
    ./mvnw -q -pl api -am spring-boot:test-run \
      -Dspring-boot.test-run.optimizedLaunch=false -Dspring-boot.run.jvmArguments="-Xms2g -Xmx2g" \
      >"$server_folder/server.log" 2>&1 </dev/null &
  server_pid=$!
  await_server
  FLASHSALE_MYSQL_URL=${FLASHSALE_MYSQL_URL:-$(sed -n 's/^flashsale\.mysql\.url=//p' "$server_folder/server.log")}
  export FLASHSALE_MYSQL_URL
}

await_server() {
  local readiness="http://127.0.0.1:$management_port/actuator/health/readiness"
  until curl -fs -o "$server_folder/readiness.json" --max-time 2 "$readiness"; do
    if ! kill -0 "$server_pid" 2>/dev/null; then
      echo "The server did not start:" >&2
      tail -n 20 "$server_folder/server.log" >&2
      exit 1
    fi
    sleep 0.5
  done
  echo "Ready at http://127.0.0.1:$server_port after $SECONDS s"
}

# The server's JVM stops its services, and Maven ends after it.
stop_server() {
  [ -n "$server_pid" ] || return 0
  kill -TERM "$server_pid" 2>/dev/null || true
  wait "$server_pid" 2>/dev/null || true
  server_pid=
}

loadtest_java() {
  local main=$1; shift
  ./mvnw -q -l "$server_folder/maven.log" -pl loadtest validate exec:exec -Dexec.args="$* -cp %classpath $main"
}
