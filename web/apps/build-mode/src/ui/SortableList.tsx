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
import type { ReactNode } from "react";
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

/** A list whose items are put in order by pointer or keyboard (space to lift, arrows, space to drop). */
export function SortableList({ label, items, nameOf, onMove, children }: Props) {
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const drop = ({ active, over }: DragEndEvent) => {
    if (over && over.id !== active.id) onMove(String(active.id), String(over.id));
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={drop}
      accessibility={{ announcements: announcements(items, nameOf) }}
    >
      <SortableContext items={items.map((item) => item.id)} strategy={verticalListSortingStrategy}>
        <ol className={classes.list} aria-label={label}>
          {items.map((item) => (
            <Row key={item.id} item={item} name={nameOf(item)}>
              {children}
            </Row>
          ))}
        </ol>
      </SortableContext>
    </DndContext>
  );
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
