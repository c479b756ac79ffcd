# Runs one Elasticsearch node and owns its directory: whatever happens, the node ends and the directory goes.
#
# usage: sh -c "$(cat node.sh)" tocsin-node DIRECTORY COMMAND...
#
# Standard input is a pipe that the Java process holds. When it closes, because the node is no longer wanted or
# because that process died (kill -9 included), the node is stopped. The word "stay" on it cuts the tie: the node
# then runs until this shell gets SIGTERM.

directory=$1
shift

# Ctrl-C and a closing terminal reach the whole process group; only the pipe and SIGTERM shall decide here.
trap '' HUP INT

exec 3<&0 </dev/null
"$@" 3<&- &
node=$!
trap 'kill -TERM "$node" 2>/dev/null' TERM

(
    trap - TERM
    read -r word <&3
    [ "$word" = stay ] && exit
    kill -TERM "$node" 2>/dev/null
    seconds=0
    while kill -0 "$node" 2>/dev/null; do
        # Its graceful end is given half a minute.
        [ "$seconds" -ge 30 ] && kill -KILL "$node" 2>/dev/null
        seconds=$((seconds + 1))
        sleep 1
    done
) &
watcher=$!
exec 3<&-

# A signal interrupts wait, hence the loops.
while :; do
    wait "$node"
    status=$?
    kill -0 "$node" 2>/dev/null || break
done

# The launcher's child, the server itself, ends by itself when the launcher was killed, but a moment later.
if [ -f "$directory/server.pid" ]; then
    server=$(cat "$directory/server.pid")
    while kill -0 "$server" 2>/dev/null; do sleep 1; done
fi

# The Java process may want to read the log of a node that died, so the directory stays until it lets go of the pipe.
echo "$status" >"$directory/exit-status.new" && mv "$directory/exit-status.new" "$directory/exit-status"
while kill -0 "$watcher" 2>/dev/null; do wait "$watcher"; done
rm -rf "$directory"
