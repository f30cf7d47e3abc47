import {
  type Announcements,
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import {
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import { IconGripVertical } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import type { Item } from "../content/json.ts";
import classes from "./SortableList.module.css";

interface Props {
  readonly label: string;
  readonly items: readonly Item[];
  readonly nameOf: (item: Item) => string;
  /** `id` was dropped where `targetId` is. */
  readonly onMove: (id: string, targetId: string) => void;
  readonly children: (item: Item, handle: ReactNode) => ReactNode;
}

/**
 * A list whose items are put in order by pointer or keyboard (space to lift, arrows, space to drop). While an item is in
 * hand the list stays as it was when it was lifted: what others do to it meanwhile would take it out of the hand.
 */
export function SortableList({ label, items, nameOf, onMove, children }: Props) {
  const [lifted, setLifted] = useState<readonly Item[] | null>(null);
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const shown = lifted ?? items;
  const drop = ({ active, over }: DragEndEvent) => {
    setLifted(null);
    const target = over && nearestLeft(shown, items, String(active.id), String(over.id));
    if (target) onMove(String(active.id), target);
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragStart={() => setLifted(items)}
      onDragEnd={drop}
      onDragCancel={() => setLifted(null)}
      accessibility={{ announcements: announcements(shown, nameOf) }}
    >
      <SortableContext items={shown.map((item) => item.id)} strategy={verticalListSortingStrategy}>
        <ol className={classes.list} aria-label={label}>
          {shown.map((item) => (
            <Row key={item.id} item={item} name={nameOf(item)}>
              {children}
            </Row>
          ))}
        </ol>
      </SortableContext>
    </DndContext>
  );
}

/** The item that is where `id` was dropped, or the next one on the way back that nobody has deleted since. */
export function nearestLeft(
  shown: readonly Item[],
  items: readonly Item[],
  id: string,
  overId: string,
): string | null {
  const from = shown.findIndex((item) => item.id === id);
  const back = shown.findIndex((item) => item.id === overId) < from ? 1 : -1;
  for (let i = shown.findIndex((item) => item.id === overId); i !== from && shown[i]; i += back) {
    const target = shown[i]?.id;
    if (target !== undefined && items.some((item) => item.id === target)) return target;
  }
  return null;
}

interface RowProps {
  readonly item: Item;
  readonly name: string;
  readonly children: Props["children"];
}

function Row({ item, name, children }: RowProps) {
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } =
    useSortable({ id: item.id });
  const handle = (
    <button
      {...attributes}
      {...listeners}
      ref={setActivatorNodeRef}
      type="button"
      className={classes.handle}
      aria-label={`Move ${name}`}
    >
      <IconGripVertical size={14} stroke={1.8} aria-hidden />
    </button>
  );
  return (
    <li
      ref={setNodeRef}
      className={classes.row}
      data-dragging={isDragging || undefined}
      style={{ transform: CSS.Translate.toString(transform), transition }}
    >
      {children(item, handle)}
    </li>
  );
}

function announcements(items: readonly Item[], nameOf: (item: Item) => string): Announcements {
  const place = (id: string | number) => items.findIndex((item) => item.id === id) + 1;
  const name = (id: string | number) => {
    const item = items.find((each) => each.id === id);
    return item ? nameOf(item) : "item";
  };
  return {
    onDragStart: ({ active }) => `Lifted ${name(active.id)}, place ${place(active.id)} of ${items.length}.`,
    // Follows the lifting at once, so it says everything.
    onDragOver: ({ active, over }) =>
      over ? `${name(active.id)} is lifted, at place ${place(over.id)} of ${items.length}.` : undefined,
    onDragEnd: ({ active, over }) =>
      over ? `${name(active.id)} dropped at place ${place(over.id)}.` : `${name(active.id)} stays.`,
    onDragCancel: ({ active }) => `${name(active.id)} stays where it was.`,
  };
}
